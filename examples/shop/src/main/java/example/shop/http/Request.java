package example.shop.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks.
 *
 * @param variables the parts of the path that the route leaves open, by their names
 * @param query the parameters behind the question mark, by their names
 * @param body the body; empty where there is none
 */
public record Request(Map<String, String> variables, Map<String, String> query, byte[] body) {
    /**
     * Returns an open part of the path.
     *
     * @param name its name in the route
     * @return its value
     */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no part {" + name + "}");
        }
        return value;
    }

    /**
     * Returns a parameter.
     *
     * @param name its name
     * @return its value, if it is there
     */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /**
     * Returns a parameter that must be there.
     *
     * @param name its name
     * @return its value
     * @throws Refusal if it is not there
     */
    public String required(String name) {
        return parameter(name)
                .orElseThrow(() -> Refusal.badRequest("the parameter '" + name
                        + "' is missing; add it behind the question mark, as " + name + "=..."));
    }

    /**
     * Returns what the body says.
     *
     * @param type the record that it is read as
     * @return the record
     * @throws Refusal if the body is something else
     */
    public <T> T read(Class<T> type) {
        return Json.read(body, type);
    }

    /**
     * Returns the things that the body holds: one, or an array of them.
     *
     * @param type the record that each is read as
     * @return the records in their order
     * @throws Refusal if the body is something else
     */
    public <T> List<T> readAll(Class<T> type) {
        return Json.readAll(body, type);
    }
}
