package io.kinfold.store;

import net.jqwik.api.PropertyDefaults;

/** The store in memory keeps the contract. */
@PropertyDefaults(tries = 100)
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
