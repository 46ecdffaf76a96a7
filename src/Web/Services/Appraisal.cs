namespace Visavis.Web.Services;

/// <summary>What a client says of a proven service; one for each.</summary>
public sealed class Appraisal
{
    public const int LongestWords = 1000;

    public Guid Id { get; set; }

    public Guid BookingId { get; set; }

    public Guid ProfessionalId { get; set; }

    public Guid? ClientId { get; set; }

    /// <summary>Of the service, which is published with it.</summary>
    public DateTimeOffset ServiceAt { get; set; }

    public bool IsSatisfied { get; set; }

    public string Words { get; set; } = "";

    /// <summary>Only who is satisfied may recommend.</summary>
    public bool IsRecommendation { get; set; }

    /// <summary>When a recommendation that stood here was taken back; null when none was, or when it stands again.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    public DateTimeOffset PublishedAt { get; set; }

    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>The professional answers once.</summary>
    public string? Answer { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Waits for a moderator since then: the professional objects, or a refused one was written anew.</summary>
    public DateTimeOffset? FlaggedAt { get; set; }

    /// <summary>Why the professional objects.</summary>
    public string Objection { get; set; } = "";

    /// <summary>Not shown and not counted from then on.</summary>
    public DateTimeOffset? RefusedAt { get; set; }

    /// <summary>Why a moderator refused it; its author reads it.</summary>
    public string Refusal { get; set; } = "";

    public int Version { get; set; }

    /// <summary>Answered and shown: its words are no longer the client's alone.</summary>
    public bool IsSettled => Answer is not null && RefusedAt is null;
}
