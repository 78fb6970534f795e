package io.kinfold.matchers.similarity;

/** The similarities made of edit distances; Levenshtein's keeps the masks of the prepared value. */
enum EditMeasure implements Similarity {
    LEVENSHTEIN {
        @Override
        public double of(String a, String b) {
            return Levenshtein.similarity(a, b);
        }

        @Override
        public PreparedSimilarity prepare(String value) {
            return prepared(value);
        }
    },
    DAMERAU_LEVENSHTEIN {
        @Override
        public double of(String a, String b) {
            return DamerauLevenshtein.similarity(a, b);
        }
    },
    OPTIMAL_STRING_ALIGNMENT {
        @Override
        public double of(String a, String b) {
            return OptimalStringAlignment.similarity(a, b);
        }
    };

    private static PreparedSimilarity prepared(String value) {
        char[] pattern = value.toCharArray();
        int rows = pattern.length;
        PatternMasks masks = new PatternMasks();
        boolean forKernel = rows > 0 && rows <= PatternMasks.LONGEST;
        if (!forKernel || !masks.fill(pattern, 0, rows)) {
            return other -> Levenshtein.similarity(value, other);
        }
        return other -> {
            int distance = EditKernel.levenshtein(masks, pattern, other);
            return distance == EditKernel.NOT_FOR_THIS
                    ? Levenshtein.similarity(value, other)
                    : 1 - distance / (double) Math.max(rows, other.length());
        };
    }
}
