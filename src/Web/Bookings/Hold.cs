namespace Visavis.Web.Bookings;

/// <summary>A slot kept for somebody who is filling the form; for <see cref="Lasts"/>, whatever they do.</summary>
public sealed class Hold
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>128 random bits: who knows it holds it. Also the id of the booking that it becomes.</summary>
    public Guid Id { get; set; }

    public Guid ProfessionalId { get; set; }

    public Guid ServiceOfferId { get; set; }

    public int DurationMinutes { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Null for somebody signed out.</summary>
    public Guid? ClientId { get; set; }

    /// <summary>The call from whose page the slot was looked for, as the browser said it: checked when it becomes a booking.</summary>
    public string? CallId { get; set; }
}
