/**
 * How alike two values are, as a number from 0 to 1.
 *
 * <p>Libraries disagree on what well-known names mean. Here each name has one definition, said with
 * its source in the class, and tested on published values. Lengths and places count Unicode code
 * points; no measure normalizes but {@link io.kinfold.matchers.similarity.NameLikeness}.
 *
 * <table>
 * <caption>The measures</caption>
 * <thead>
 * <tr><th>measure</th><th>definition</th><th>1 for values that are</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>{@link io.kinfold.matchers.similarity.Jaro}</td>
 *     <td>(m/|a| + m/|b| + (m-t)/m) / 3, window max/2 - 1, half transpositions rounded down</td>
 *     <td>equal</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.JaroWinkler}</td>
 *     <td>j + 0.1 p (1-j) where j is above 0.7, p at most 4</td><td>equal</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.Levenshtein}</td>
 *     <td>1 - d / max(|a|, |b|); d of insertions, deletions, replacements</td><td>equal</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.DamerauLevenshtein}</td>
 *     <td>the same with swaps of neighbours, unrestricted</td><td>equal</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.OptimalStringAlignment}</td>
 *     <td>the same with swaps of neighbours, restricted</td><td>equal</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.Indel}</td>
 *     <td>2 lcs / (|a| + |b|), the ratio of RapidFuzz</td><td>equal</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.TokenSort}</td>
 *     <td>Indel of the tokens in alphabetical order</td><td>of the same tokens</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.TokenSet}</td>
 *     <td>highest Indel among shared tokens, shared and first's, shared and second's</td>
 *     <td>such that one has all tokens of the other</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.Jaccard}</td>
 *     <td>shared / all features; grams of 1 to 3 code points, or tokens</td>
 *     <td>of the same features</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.Cosine}</td>
 *     <td>cosine of the counts; grams of 1 to 3 code points, or tokens</td>
 *     <td>of counts in proportion</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.MongeElkan}</td>
 *     <td>mean over the tokens of the best partner's similarity, mean of both directions</td>
 *     <td>of the same set of tokens</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.PhoneticCode}</td>
 *     <td>1 for the same Soundex, Metaphone or Double Metaphone codes, word by word, else 0</td>
 *     <td>of the same codes</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.NameLikeness}</td>
 *     <td>aligned words of full names of persons or organizations against what contradicts and what
 *     is extra</td><td>of the same words but for titles, accents and signs</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.DateProximity}</td>
 *     <td>1 - days / scale</td><td>the same day</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.NumberProximity}</td>
 *     <td>1 - |a - b| / scale, or / max(|a|, |b|)</td><td>the same number</td></tr>
 * <tr><td>{@link io.kinfold.matchers.similarity.GeoProximity}</td>
 *     <td>1 - km / scale, haversine</td><td>the same place</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Up to 64 characters, the edit distances and Jaro's measures allocate nothing.
 */
@NullMarked
package io.kinfold.matchers.similarity;

import org.jspecify.annotations.NullMarked;
