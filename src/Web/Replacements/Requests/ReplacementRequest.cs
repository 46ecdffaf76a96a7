using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Requests;

public enum ReplacementState
{
    Draft,

    /// <summary>Substitutes are looked for, nobody has answered yes for all days.</summary>
    Searching,

    /// <summary>Some are asked right now.</summary>
    Proposed,

    /// <summary>Each day has its substitute.</summary>
    Filled,

    /// <summary>Over, with its hours.</summary>
    Done,

    Cancelled,
}

/// <summary>A client needs somebody at one of its sites.</summary>
public sealed class ReplacementRequest
{
    public const int LongestNotes = 1000;

    public Guid Id { get; set; }

    /// <summary>The service that sends.</summary>
    public Guid OrganisationId { get; set; }

    /// <summary>The client.</summary>
    public Guid FileId { get; set; }

    public Guid SiteId { get; set; }

    public Guid FunctionId { get; set; }

    public Guid? AgeGroupId { get; set; }

    public Guid? TaskId { get; set; }

    /// <summary>Hard: nobody else is asked unless the client waives it.</summary>
    public bool NeedsQualified { get; set; }

    /// <summary>Whom the client would like first.</summary>
    public IList<Guid> PreferredIds { get; set; } = [];

    /// <summary>Those who accepted talk by video with the client before it is final.</summary>
    public bool WantsInterview { get; set; }

    public string? Notes { get; set; }

    public ReplacementState State { get; set; }

    public Guid CreatedById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? SubmittedAt { get; set; }

    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>
    /// Frozen when it was submitted: months in which the client does not hire whoever came, 0 without such a clause. Null of a draft: the service's
    /// rule of the day would hold.
    /// </summary>
    public int? NoHireMonths { get; set; }

    /// <summary>Frozen when it was filled: hours before the start within which a cancellation is late, and what that means.</summary>
    public int? LateHours { get; set; }

    public string? LateRule { get; set; }

    public bool WasCancelledLate { get; set; }

    /// <summary>The planner was told that nobody is found.</summary>
    public DateTimeOffset? AlertedAt { get; set; }

    /// <summary>Changes with every change, so that two never overwrite each other.</summary>
    public Guid Version { get; set; }

    /// <summary>The repetition that made it.</summary>
    public Guid? RepeatedNeedId { get; set; }

    public IList<ReplacementDay> Days { get; } = new List<ReplacementDay>();

    public IList<ReplacementAsk> Asks { get; } = new List<ReplacementAsk>();

    /// <summary>Whether it may be changed and deleted freely.</summary>
    public bool IsOpen => State is ReplacementState.Draft or ReplacementState.Searching or ReplacementState.Proposed;

    /// <summary>Whether cancelling now is late: too near to work that somebody is to do, or while it is done. What is over counts no more.</summary>
    public bool IsLateAt(DateTimeOffset now) =>
        LateHours is { } hours
        && Days.Any(d => d.SubstituteId is not null && d.EndsAt > now && d.StartsAt - now < TimeSpan.FromHours(hours));
}

/// <summary>One block of work; a split day has several.</summary>
public sealed class ReplacementDay
{
    public Guid Id { get; set; }

    public Guid RequestId { get; set; }

    public DateOnly Date { get; set; }

    /// <summary>Minutes since midnight of <see cref="Date"/>.</summary>
    public int StartMinute { get; set; }

    /// <summary>Not after the start: of the next day.</summary>
    public int EndMinute { get; set; }

    /// <summary>Unpaid.</summary>
    public int BreakMinutes { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    /// <summary>Who does it; null as long as nobody has accepted.</summary>
    public Guid? SubstituteId { get; set; }

    public DateTimeOffset? FilledAt { get; set; }

    public int WorkMinutes => (int)(EndsAt - StartsAt).TotalMinutes - BreakMinutes;
}

public enum AskStage
{
    Preferred,
    Qualified,
    LastResort,
}

public enum AskAnswer
{
    Waiting,
    Accepted,
    Declined,

    /// <summary>The deadline passed.</summary>
    Expired,

    /// <summary>Somebody else was first: "pourvu".</summary>
    TooLate,

    Withdrawn,

    /// <summary>The request was changed or cancelled.</summary>
    Recalled,

    /// <summary>Accepted, and waits for the video mini-interview and the client's word.</summary>
    Offered,

    /// <summary>The client chose otherwise after the interview.</summary>
    NotRetained,
}

/// <summary>One substitute asked for one request.</summary>
public sealed class ReplacementAsk
{
    public Guid Id { get; set; }

    public Guid RequestId { get; set; }

    public Guid SubstituteId { get; set; }

    public AskStage Stage { get; set; }

    public AskAnswer Answer { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset Deadline { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>What the person would take, as long as the interview decides.</summary>
    public IList<Guid> OfferedDayIds { get; set; } = [];

    /// <summary>Nothing is decided yet.</summary>
    public bool IsPending => Answer is AskAnswer.Waiting or AskAnswer.Offered;
}

internal sealed class RequestConfiguration
    : IEntityTypeConfiguration<ReplacementRequest>,
        IEntityTypeConfiguration<ReplacementDay>,
        IEntityTypeConfiguration<ReplacementAsk>
{
    public void Configure(EntityTypeBuilder<ReplacementRequest> builder)
    {
        builder.ToTable("ReplacementRequests");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Notes).HasMaxLength(ReplacementRequest.LongestNotes);
        builder.Property(r => r.LateRule).HasMaxLength(SendingService.LongestText);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.OrganisationId, r.State });
        builder.HasIndex(r => r.FileId);
        builder.HasIndex(r => r.RepeatedNeedId);
        builder.HasOne<SendingService>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ClientFile>().WithMany().HasForeignKey(r => r.FileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(r => r.Days).WithOne().HasForeignKey(d => d.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(r => r.Asks).WithOne().HasForeignKey(a => a.RequestId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReplacementDay> builder)
    {
        builder.ToTable("ReplacementDays");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => new { d.SubstituteId, d.StartsAt });
    }

    public void Configure(EntityTypeBuilder<ReplacementAsk> builder)
    {
        builder.ToTable("ReplacementAsks");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.SubstituteId, a.Answer });
        builder.HasIndex(a => new { a.Answer, a.Deadline });
        builder.HasOne<Substitute>().WithMany().HasForeignKey(a => a.SubstituteId).OnDelete(DeleteBehavior.Cascade);
    }
}
