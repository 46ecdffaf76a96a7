namespace Visavis.Web.Trust.Staff;

/// <summary>Somebody who handles reports. Who stopped keeps the row, so that what they decided can be answered for.</summary>
public sealed class Moderator
{
    public Guid AccountId { get; set; }

    public Guid? NamedById { get; set; }

    public DateTimeOffset NamedAt { get; set; }

    public DateTimeOffset? StoppedAt { get; set; }
}
