namespace Visavis.Web.Trust.Decisions;

/// <summary>
/// The reasons somebody who is limited is owed, as they were told. It stands in the account until read, whatever becomes of the mail, and bears a
/// day and no minute: the minute would tell when somebody reported.
/// </summary>
public sealed class Statement
{
    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    public DateOnly Day { get; set; }

    public bool IsAutomatic { get; set; }

    public required string Title { get; set; }

    /// <summary>Paragraphs, one a line.</summary>
    public required string Text { get; set; }

    public required string Language { get; set; }

    /// <summary>Not shown before this day, because an authority forbids it; null for every other.</summary>
    public DateOnly? HeldUntil { get; set; }

    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Last day of appeal: six months from the day the person was informed.</summary>
    public DateOnly AppealUntil { get; set; }
}
