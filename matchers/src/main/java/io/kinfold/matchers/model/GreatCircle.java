package io.kinfold.matchers.model;

import org.jspecify.annotations.Nullable;

/** Whether two places lie within a distance on a sphere, by the spherical law of cosines. */
final class GreatCircle implements Predicate3 {
    /** The earth's mean radius, as Splink takes it. */
    private static final double RADIUS_KM = 6371;

    private final int latitude;
    private final int longitude;
    private final double atMost;

    GreatCircle(int latitude, int longitude, double atMost) {
        this.latitude = latitude;
        this.longitude = longitude;
        this.atMost = atMost;
    }

    @Override
    public int test(@Nullable Value[] a, @Nullable Value[] b, double[] memo) {
        double distance = kilometres(
                number(a[latitude]),
                number(a[longitude]),
                number(b[latitude]),
                number(b[longitude]));
        return Double.isNaN(distance) ? UNKNOWN : Predicate3.of(distance <= atMost);
    }

    private static double number(@Nullable Value value) {
        return value == null ? Double.NaN : value.number;
    }

    /** Returns the distance; NaN if a coordinate is. Rounding can leave the cosine beyond 1. */
    static double kilometres(double north1, double east1, double north2, double east2) {
        double phi1 = Math.toRadians(north1);
        double phi2 = Math.toRadians(north2);
        double cosine = Math.sin(phi1) * Math.sin(phi2)
                + Math.cos(phi1) * Math.cos(phi2) * Math.cos(Math.toRadians(east2 - east1));
        return Math.acos(Math.max(-1, Math.min(1, cosine))) * RADIUS_KM;
    }
}
