package example.shop.http;

/** Answers the requests of one route. Called by many threads at a time. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Answers a request.
     *
     * @param request the request
     * @return the answer
     * @throws Refusal if it cannot be served
     */
    Reply answer(Request request);
}
