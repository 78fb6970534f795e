package io.kinfold.store;

/** The store in memory keeps the contract. */
class InMemoryStoreTest extends FragmentStoreContract {
    @Override
    protected Place newPlace() {
        return new Place() {
            @Override
            public FragmentStore open() {
                return FragmentStore.inMemory();
            }

            @Override
            public void close() {}
        };
    }
}
