namespace Visavis.Web.Foundation.Data;

/// <summary>A key of the cookie and token protection, kept in the database so that restarts and other nodes read each other's cookies.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; set; }

    public required string FriendlyName { get; set; }

    public required string Xml { get; set; }
}
