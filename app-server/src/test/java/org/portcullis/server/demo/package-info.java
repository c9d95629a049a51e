@NullMarked
package org.portcullis.server.demo;

import org.jspecify.annotations.NullMarked;
