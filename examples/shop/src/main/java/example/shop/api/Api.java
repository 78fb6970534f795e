package example.shop.api;

import example.shop.customers.Customers;
import example.shop.http.Router;

/** All that the shop answers. */
public final class Api {
    private Api() {}

    /**
     * Returns the routes of the shop.
     *
     * @param customers what the shop knows of its customers
     * @return a router
     */
    public static Router of(Customers customers) {
        Router router = new Router();
        new FragmentApi(customers).addTo(router);
        new ProfileApi(customers).addTo(router);
        new ExplainApi(customers).addTo(router);
        new DecisionApi(customers).addTo(router);
        new EventApi(customers).addTo(router);
        new SegmentApi(customers).addTo(router);
        new OperationsApi(customers).addTo(router);
        return router;
    }
}
