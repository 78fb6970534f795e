package io.kinfold.matchers.similarity;

import java.util.OptionalDouble;

/**
 * How near two places are: {@code 1 - km / scale}, and 0 from {@code scale} kilometres on, by the
 * great-circle distance. A place is latitude and longitude in decimal degrees, divided by a comma,
 * blanks around it allowed: {@code 25.0330, 121.5654}.
 *
 * <p>The distance is the haversine formula's on a sphere of the Earth's mean radius, 6371.0088 km
 * (IUGG); the Earth's flattening makes up to 0.5 % of a difference. 1 for the same place only. A
 * value that is no place (latitude from -90 to 90, longitude from -180 to 180) is alike to its
 * equals only. Immutable.
 *
 * <p>R. W. Sinnott, Virtues of the haversine, Sky and Telescope 68(2), 1984.
 */
public final class GeoProximity implements Similarity {
    private static final double EARTH_RADIUS_KM = 6371.0088;

    private final double scaleKm;

    private GeoProximity(double scaleKm) {
        this.scaleKm = scaleKm;
    }

    /**
     * Returns the measure for a scale.
     *
     * @param kilometres from which distance on two places have nothing in common; finite, above 0
     * @return the measure
     * @throws IllegalArgumentException if the scale is not finite or not above 0
     */
    public static GeoProximity ofScaleKilometres(double kilometres) {
        if (!(kilometres > 0) || Double.isInfinite(kilometres)) {
            throw new IllegalArgumentException("scale of " + kilometres
                    + " km must be finite and above 0; 20 suits the places of one city");
        }
        return new GeoProximity(kilometres);
    }

    /**
     * Returns the great-circle distance between two places.
     *
     * @param a a place, as {@code 25.0330, 121.5654}
     * @param b another place
     * @return the kilometres, from 0 to about 20,015; empty where either value is no place
     */
    public static OptionalDouble kilometres(String a, String b) {
        OptionalDouble latitudeA = part(a, true);
        OptionalDouble longitudeA = part(a, false);
        OptionalDouble latitudeB = part(b, true);
        OptionalDouble longitudeB = part(b, false);
        if (latitudeA.isEmpty()
                || longitudeA.isEmpty()
                || latitudeB.isEmpty()
                || longitudeB.isEmpty()) {
            return OptionalDouble.empty();
        }
        double phiA = Math.toRadians(latitudeA.getAsDouble());
        double phiB = Math.toRadians(latitudeB.getAsDouble());
        double apart = Math.abs(longitudeA.getAsDouble() - longitudeB.getAsDouble());
        double lambda = Math.toRadians(Math.min(apart, 360 - apart));
        return OptionalDouble.of(haversine(phiA, phiB, lambda));
    }

    @Override
    public double of(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        OptionalDouble kilometres = kilometres(a, b);
        return kilometres.isEmpty() ? 0 : Scales.linear(kilometres.getAsDouble(), scaleKm);
    }

    private static double haversine(double phiA, double phiB, double lambda) {
        double sinPhi = Math.sin((phiA - phiB) / 2);
        double sinLambda = Math.sin(lambda / 2);
        double h = sinPhi * sinPhi + Math.cos(phiA) * Math.cos(phiB) * sinLambda * sinLambda;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, h)));
    }

    private static OptionalDouble part(String place, boolean latitude) {
        int comma = place.indexOf(',');
        if (comma < 0) {
            return OptionalDouble.empty();
        }
        String text = latitude ? place.substring(0, comma) : place.substring(comma + 1);
        OptionalDouble degrees = NumberProximity.read(text.strip());
        double most = latitude ? 90 : 180;
        return degrees.isPresent() && Math.abs(degrees.getAsDouble()) <= most
                ? degrees
                : OptionalDouble.empty();
    }
}
