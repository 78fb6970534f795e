package io.kinfold.segments.column;

import io.kinfold.profile.ProfileId;
import io.kinfold.segments.schema.Schema;

/**
 * All columns of the profiles. A profile has a row as long as it exists; a row that it leaves is empty until
 * another takes it. Read under the data's read lock.
 */
public interface CustomerTable {
    /** Returns what the columns are. */
    Schema schema();

    /** Returns one more than the greatest row. */
    int rows();

    /** Returns how many rows hold a profile. */
    int size();

    /** Returns the rows that hold a profile as bits, 64 a word, for all rows. Not to be written. */
    long[] live();

    /** Returns the profile of a row that holds one. */
    ProfileId id(int row);

    /** Returns the profile's row, -1 where there is no such profile. */
    int row(ProfileId id);

    /** Returns who has which row now, to be asked later. */
    RowSnapshot snapshot();

    /** Returns the column of an attribute of the schema, other than {@link Schema#TAGS}. */
    Column attribute(String name);

    /** Returns the events of a kind of the schema. */
    EventTable events(String name);

    /** Returns which rows have an identifier of a namespace of the schema. */
    RowPredicate identity(String namespace);

    /** Returns which rows have a tag at an instant, as epoch milliseconds. */
    RowPredicate tag(String tag, long at);

    /** Returns the tags of a row at an instant, as epoch milliseconds, in the order of their names. */
    java.util.List<String> tags(int row, long at);

    /** Returns a number that every change of tags, identifiers, or of which rows hold profiles, raises. */
    long version();
}
