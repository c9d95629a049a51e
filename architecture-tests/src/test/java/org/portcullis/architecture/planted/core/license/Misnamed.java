package org.portcullis.architecture.planted.core.license;

/** Names that are not to be. */
public final class Misnamed {

    private Misnamed() {}

    public record LicenseImpl() {}

    public record KeyUtil() {}

    public record KeyUtils() {}

    public record LicenseHelper() {}

    public record SeatManager() {}

    public record AbstractLicense() {}

    public record BaseLicense() {}

    public record CommonLicense() {}

    public interface ILicense {}

    public interface LicensePort {}

    public record ValidateLicenseUseCase() {}

    public record LicenseAdapter() {}

    public record LicenseDTO() {}

    public record LicenseEntity() {}
}
