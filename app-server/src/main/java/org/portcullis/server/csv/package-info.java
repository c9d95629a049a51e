/** Licences as a CSV file: how it is read, with every defect told by its line, and how it is written. */
@NullMarked
package org.portcullis.server.csv;

import org.jspecify.annotations.NullMarked;
