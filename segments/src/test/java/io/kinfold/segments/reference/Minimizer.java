package io.kinfold.segments.reference;

import io.kinfold.segments.expression.Expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Makes a case in which two answers differ small enough to be looked at. */
public final class Minimizer {
    private final BiPredicate<World, Expression> differs;
    private World world;
    private Expression expression;

    private Minimizer(World world, Expression expression, BiPredicate<World, Expression> differs) {
        this.world = world;
        this.expression = expression;
        this.differs = differs;
    }

    /**
     * Returns the smallest case in words that was found by leaving out parts, customers and events.
     */
    public static String minimal(
            World world, Expression expression, BiPredicate<World, Expression> differs) {
        Minimizer minimizer = new Minimizer(world, expression, differs);
        minimizer.leaveOutParts();
        minimizer.leaveOutCustomers();
        minimizer.leaveOutEvents();
        return minimizer.expression + "\nof " + minimizer.world.customers();
    }

    private void leaveOutParts() {
        for (Expression part : parts(expression)) {
            if (differs.test(world, part)) {
                expression = part;
                leaveOutParts();
                return;
            }
        }
    }

    private List<Expression> parts(Expression whole) {
        if (whole instanceof Expression.And and) {
            return and.parts();
        }
        if (whole instanceof Expression.Or or) {
            return or.parts();
        }
        if (whole instanceof Expression.Not not) {
            return List.of(not.part());
        }
        return whole instanceof Expression.InSegment in
                        && world.segments().get(in.segment()).zone() == null
                ? List.of(world.segments().get(in.segment()).expression())
                : List.of();
    }

    private void leaveOutCustomers() {
        for (Customer customer : world.customers()) {
            List<Customer> others = new ArrayList<>(world.customers());
            others.remove(customer);
            keepIfDiffers(others);
        }
    }

    private void leaveOutEvents() {
        for (int i = 0; i < world.customers().size(); i++) {
            for (Happening event : world.customers().get(i).events()) {
                Customer customer = world.customers().get(i);
                List<Happening> others = new ArrayList<>(customer.events());
                others.remove(event);
                List<Customer> customers = new ArrayList<>(world.customers());
                customers.set(
                        i,
                        new Customer(
                                customer.id(),
                                customer.identities(),
                                customer.attributes(),
                                customer.tags(),
                                others));
                keepIfDiffers(customers);
            }
        }
    }

    private void keepIfDiffers(List<Customer> customers) {
        World smaller = world.with(customers);
        if (differs.test(smaller, expression)) {
            world = smaller;
        }
    }
}
