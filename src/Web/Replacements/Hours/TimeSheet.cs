using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Hours;

/// <summary>The hours of one substitute on one request: filled by the substitute, then approved by the client or the service.</summary>
public sealed class TimeSheet
{
    public Guid Id { get; set; }

    public Guid RequestId { get; set; }

    public Guid SubstituteId { get; set; }

    /// <summary>Only then it stands under "Approbation des heures".</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    public DateTimeOffset? RemindedAt { get; set; }

    public IList<TimeSheetLine> Lines { get; } = new List<TimeSheetLine>();
}

public sealed class TimeSheetLine
{
    public const int LongestText = 300;

    public Guid Id { get; set; }

    public Guid SheetId { get; set; }

    /// <summary>The block that was agreed.</summary>
    public Guid DayId { get; set; }

    public DateOnly Date { get; set; }

    public int StartMinute { get; set; }

    public int EndMinute { get; set; }

    public int BreakMinutes { get; set; }

    /// <summary>Real minutes between start and end, over midnight and clock changes, without the break.</summary>
    public int WorkedMinutes { get; set; }

    public bool HadMeal { get; set; }

    /// <summary>Who approved said the other thing about the meal than who worked.</summary>
    public bool IsMealChanged { get; set; }

    public string? Note { get; set; }

    /// <summary>Signed: −60 takes an hour off.</summary>
    public int AdjustmentMinutes { get; set; }

    public string? Justification { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    public Guid? ApprovedById { get; set; }

    /// <summary>Silence approves at this instant, never above what was agreed; null before the sheet is sent and after a contest.</summary>
    public DateTimeOffset? ApproveBy { get; set; }

    public bool IsBySilence { get; set; }

    /// <summary>Until then who worked may contest what the client changed; null when nothing was.</summary>
    public DateTimeOffset? ContestBy { get; set; }

    /// <summary>Why who worked does not agree: both sides look again by hand.</summary>
    public string? Contest { get; set; }

    /// <summary>They do not agree yet: who worked may enter it anew.</summary>
    public bool IsOpenToCorrect => ApprovedAt is null && Contest is not null;

    public int ApprovedMinutes => WorkedMinutes + AdjustmentMinutes;
}

internal sealed class TimeSheetConfiguration : IEntityTypeConfiguration<TimeSheet>, IEntityTypeConfiguration<TimeSheetLine>
{
    public void Configure(EntityTypeBuilder<TimeSheet> builder)
    {
        builder.ToTable("TimeSheets");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => new { s.RequestId, s.SubstituteId }).IsUnique();
        builder.HasOne<ReplacementRequest>().WithMany().HasForeignKey(s => s.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Substitute>().WithMany().HasForeignKey(s => s.SubstituteId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.SheetId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TimeSheetLine> builder)
    {
        builder.ToTable("TimeSheetLines");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Note).HasMaxLength(TimeSheetLine.LongestText);
        builder.Property(l => l.Justification).HasMaxLength(TimeSheetLine.LongestText);
        builder.Property(l => l.Contest).HasMaxLength(TimeSheetLine.LongestText);
        builder.HasIndex(l => l.ApproveBy);
    }
}
