package org.portcullis.core.license;

/** A marketplace or community where licences are sold. */
public enum Platform {
    /** SpigotMC. */
    SPIGOT,
    /** Minecraft Forge. */
    FORGE,
    /** Bukkit. */
    BUKKIT,
    /** BuiltByBit. */
    BUILT_BY_BIT,
    /** SourceExchange. */
    SOURCE_EXCHANGE,
    /** Discord. */
    DISCORD,
    /** One without a name here; {@link PlatformOwner#otherName()} has it. */
    OTHER
}
