using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Visavis.Web.Replacements.Requests;

/// <summary>A request that comes back every few weeks, until a date or until somebody stops it.</summary>
public sealed class RepeatedNeed
{
    public static readonly IReadOnlyList<int> Intervals = [1, 2, 4];

    public Guid Id { get; set; }

    /// <summary>The request that is asked again, as it stands when its next time comes.</summary>
    public Guid RequestId { get; set; }

    public int EveryWeeks { get; set; }

    /// <summary>Last day on which one may begin; null without an end.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>How many intervals after the first the next one begins.</summary>
    public int NextStep { get; set; } = 1;

    public Guid CreatedById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The next step that is not over yet, when one that lasts from the first to the last day began the repetition.</summary>
    public int StepNotOver(DateOnly last, DateOnly today) =>
        Math.Max(NextStep, (today.DayNumber - last.DayNumber + (7 * EveryWeeks) - 1) / (7 * EveryWeeks));

    public DateOnly StepFrom(DateOnly first, int step) => first.AddDays(7 * EveryWeeks * step);
}

internal sealed class RepeatedNeedConfiguration : IEntityTypeConfiguration<RepeatedNeed>
{
    public void Configure(EntityTypeBuilder<RepeatedNeed> builder)
    {
        builder.ToTable("RepeatedNeeds");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasIndex(n => n.EndedAt);
        builder.HasIndex(n => n.RequestId);
        builder.HasOne<ReplacementRequest>().WithMany().HasForeignKey(n => n.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}
