package io.kinfold.store;

/** The store in memory keeps the contract. */
class InMemoryContractTest extends FragmentStoreContract {
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
