package org.portcullis.core.product;

/** What sort of program a product is. */
public enum ProductType {
    /** A plugin for Bukkit, Spigot or Paper. */
    MINECRAFT_JAVA_PLUGIN,
    /** A mod for Forge or Fabric. */
    MINECRAFT_JAVA_MOD,
    /** A plugin for Minecraft's Bedrock Edition. */
    MINECRAFT_BEDROCK_PLUGIN,
    /** A mod for Minecraft's Bedrock Edition. */
    MINECRAFT_BEDROCK_MOD,
    /** A configured Minecraft server. */
    MINECRAFT_SERVER_SETUP,
    /** A web application, or an API. */
    WEB_APPLICATION,
    /** A program for desktop computers. */
    DESKTOP_APPLICATION,
    /** A program for phones and tablets. */
    MOBILE_APPLICATION,
    /** Something else; {@link ProductListing#otherType()} may say what. */
    OTHER
}
