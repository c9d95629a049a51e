package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.access.Password;

/**
 * Somebody wants an account.
 *
 * @param email its address, which no other account may have in whatever case
 * @param password its password
 * @param name what they are called, at most 255 characters
 */
public record RegistrationRequest(String email, Password password, Optional<String> name) {}
