/**
 * Contracts of every driven port, and fixtures, for our own adapters and for foreign ones.
 *
 * <p>An adapter offers its stores as a {@link org.portcullis.testkit.Backend} and runs every contract in a nested class of
 * its own, so that reports name the adapter:
 *
 * {@snippet :
 * class MyPersistenceTest {
 *     @Nested
 *     class LicensesTest extends LicensesContract {
 *         LicensesTest() {
 *             super(listener -> new MyBackend(listener));
 *         }
 *     }
 * }
 * }
 *
 * <p>{@link org.portcullis.testkit.RaceContract} is the one that most often finds something.
 */
@NullMarked
package org.portcullis.testkit;

import org.jspecify.annotations.NullMarked;
