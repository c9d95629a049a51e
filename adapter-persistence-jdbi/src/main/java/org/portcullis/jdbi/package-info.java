/** The driven ports kept in a relational database: H2 or PostgreSQL. */
@NullMarked
package org.portcullis.jdbi;

import org.jspecify.annotations.NullMarked;
