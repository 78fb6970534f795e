/** How fragments become profiles: namespaces, attributes, match rules, guards and survivorship, checked as a whole. */
@NullMarked
package io.kinfold.config;

import org.jspecify.annotations.NullMarked;
