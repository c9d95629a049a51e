package org.portcullis.ports.query;

import org.portcullis.core.id.ValidationId;
import org.portcullis.core.validation.ValidationRecord;

/**
 * A validation that is in the log.
 *
 * @param id its number; later ones have higher numbers on one node
 * @param validation what was recorded
 */
public record RecordedValidation(ValidationId id, ValidationRecord validation) {}
