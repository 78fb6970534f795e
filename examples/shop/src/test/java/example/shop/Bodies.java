package example.shop;

/** What the tests send. */
final class Bodies {
    /** A friend on LINE who gave his telephone number. */
    static final String FRIEND = """
            {"source": "line", "key": "friend-7", "observed_at": "2026-01-05T17:00:00+08:00",
             "identifiers": [{"namespace": "line", "scope": "provider-1", "value": "U4af4980629"},
                             {"namespace": "phone", "value": "+886 912-345-678"}]}
            """;

    /** What he bought in store A. */
    static final String RECEIPT = """
            {"source": "pos_a", "key": "R-501", "observed_at": "2026-02-11T18:40:00+08:00",
             "identifiers": [{"namespace": "phone", "value": "０９１２３４５６７８"},
                             {"namespace": "member_a", "value": "a-1001"}],
             "attributes": {"name": "林美麗", "city": "臺南市", "consent": "granted"}}
            """;

    /** How he is known in the web shop. */
    static final String LOGIN = """
            {"source": "web", "key": "user-93", "observed_at": "2026-03-02T21:05:00+08:00",
             "identifiers": [{"namespace": "member_a", "value": "A-1001"},
                             {"namespace": "email", "value": "Mei.Lin@Example.tw", "verified": true}],
             "attributes": {"birthday": "1990-04-03"}}
            """;

    private Bodies() {}

    static String list(String... bodies) {
        return "[" + String.join(",", bodies) + "]";
    }

    static String purchase(String id, String member, int amount) {
        return """
               {"type": "purchase", "id": "%s", "at": "2026-03-20T12:00:00+08:00",
                "identifier": {"namespace": "member_a", "value": "%s"},
                "fields": {"amount": %d, "channel": "store_a"}}
               """.formatted(id, member, amount);
    }
}
