package io.kinfold.matchers.similarity;

/** Jaro's similarity and Winkler's, with the masks of one value kept. */
enum JaroMeasure implements Similarity {
    JARO {
        @Override
        public double of(String a, String b) {
            return Jaro.similarity(a, b);
        }

        @Override
        double finished(double jaro, String a, String b) {
            return jaro;
        }
    },
    JARO_WINKLER {
        @Override
        public double of(String a, String b) {
            return JaroWinkler.similarity(a, b);
        }

        @Override
        double finished(double jaro, String a, String b) {
            return JaroWinkler.raised(jaro, a, b);
        }
    };

    abstract double finished(double jaro, String a, String b);

    @Override
    public PreparedSimilarity prepare(String value) {
        PatternMasks masks = new PatternMasks();
        boolean forKernel = value.length() <= PatternMasks.LONGEST;
        if (!forKernel || !masks.fill(value, 0, value.length())) {
            return other -> of(value, other);
        }
        return other -> {
            double jaro = other.length() > PatternMasks.LONGEST
                    ? JaroKernel.NOT_FOR_THIS
                    : JaroKernel.similarity(other, masks, value, 0);
            return jaro == JaroKernel.NOT_FOR_THIS
                    ? of(value, other)
                    : finished(jaro, value, other);
        };
    }
}
