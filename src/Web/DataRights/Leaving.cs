using System.ComponentModel.DataAnnotations;

namespace Visavis.Web.DataRights;

/// <summary>Somebody asked to leave and may still stop it: the address on file was told, and has the link.</summary>
public sealed class Leaving
{
    public Guid AccountId { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>From then on nothing stops it.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>SHA-256 of the secret in the mail.</summary>
    public required string SecretHash { get; set; }

    /// <summary>Whether the profile was hidden before, to be so again when it is stopped.</summary>
    public bool WasHidden { get; set; }
}

/// <summary>Section <c>DataRights</c> of the configuration.</summary>
public sealed class DataRightsOptions
{
    public const string Section = "DataRights";

    /// <summary>Hours between unsubscribing and erasure, in which the mail to the address on file can stop it. 0 erases at once.</summary>
    [Range(0, 72, ErrorMessage = "DataRights:ErasureHours must be between 0 and 72.")]
    public int ErasureHours { get; set; } = 24;
}
