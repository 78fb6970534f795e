package example.shop.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which endpoint answers what. */
public final class Router {
    private final List<Route> routes = new ArrayList<>();

    /** An endpoint with the method and the path that it answers; a part in braces is open. */
    private record Route(String method, String text, List<String> template, Endpoint endpoint) {
        boolean fits(List<String> path) {
            if (path.size() != template.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!isOpen(template.get(i)) && !template.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        Map<String, String> variables(List<String> path) {
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String part = template.get(i);
                if (isOpen(part)) {
                    variables.put(part.substring(1, part.length() - 1), path.get(i));
                }
            }
            return variables;
        }

        private static boolean isOpen(String part) {
            return part.startsWith("{");
        }
    }

    /**
     * The endpoint that answers a request.
     *
     * @param route method and path of the route, without any value of the request
     * @param endpoint the endpoint
     * @param variables the open parts of the path
     */
    record Match(String route, Endpoint endpoint, Map<String, String> variables) {}

    /**
     * Adds a route.
     *
     * @param method the method, such as {@code GET}
     * @param path the path, such as <code>/profiles/{id}</code>
     * @param endpoint what answers
     * @return this router
     */
    public Router on(String method, String path, Endpoint endpoint) {
        routes.add(new Route(
                method, method + " " + path, List.of(path.substring(1).split("/")), endpoint));
        return this;
    }

    Match find(String method, List<String> path) {
        TreeSet<String> others = new TreeSet<>();
        for (Route route : routes) {
            if (route.fits(path)) {
                if (route.method().equals(method)) {
                    return new Match(route.text(), route.endpoint(), route.variables(path));
                }
                others.add(route.method());
            }
        }
        if (others.isEmpty()) {
            throw Refusal.notFound("there is no such path; the README lists them");
        }
        throw new WrongMethod(String.join(", ", others));
    }

    /** A path that is there with other methods. */
    static final class WrongMethod extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String allowed;

        WrongMethod(String allowed) {
            super("this path takes " + allowed + " only");
            this.allowed = allowed;
        }

        String allowed() {
            return allowed;
        }
    }
}
