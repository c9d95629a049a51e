/** What licences are for; the same thing as an app or a project in other vendors' words. */
@NullMarked
package org.portcullis.core.product;

import org.jspecify.annotations.NullMarked;
