/** A planted package that is in no layer and not null-marked. */
package org.portcullis.architecture.planted.elsewhere;
