package io.kinfold.matchers.similarity;

/** Jaro's similarity and Winkler's, with the masks of one value kept. */
enum JaroMeasure implements Similarity {
    JARO {
        @Override
        public double of(String a, String b) {
            return Jaro.similarity(a, b);
        }
    },
    JARO_WINKLER {
        @Override
        public double of(String a, String b) {
            return JaroWinkler.similarity(a, b);
        }
    };

    @Override
    public PreparedSimilarity prepare(String value) {
        char[] pattern = value.toCharArray();
        PatternMasks masks = new PatternMasks();
        boolean forKernel = pattern.length <= PatternMasks.LONGEST;
        if (!forKernel || !masks.fill(pattern, 0, pattern.length)) {
            return other -> of(value, other);
        }
        return other -> {
            double jaro = JaroKernel.similarity(masks, pattern, other);
            if (jaro == JaroKernel.NOT_FOR_THIS) {
                return of(value, other);
            }
            return this == JARO ? jaro : JaroWinkler.raised(jaro, value, other);
        };
    }
}
