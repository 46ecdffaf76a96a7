namespace Visavis.Web.Help.Support;

/// <summary>What somebody wrote to the people who run the site: a question, or a complaint with a number and a day by which it is answered.</summary>
public sealed class SupportRequest
{
    public Guid Id { get; set; }

    /// <summary><c>Q-…</c> or <c>R-…</c>; unique.</summary>
    public required string Number { get; set; }

    public SupportKind Kind { get; set; }

    public Guid? AccountId { get; set; }

    public required string Email { get; set; }

    public required string Words { get; set; }

    public required string Language { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The day by which the answer is promised.</summary>
    public DateOnly AnswerBy { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public Guid? AnsweredById { get; set; }

    public string? Answer { get; set; }
}

public enum SupportKind
{
    Question = 0,
    Complaint = 1,
}
