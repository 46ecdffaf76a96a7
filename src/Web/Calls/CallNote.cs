using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;

namespace Visavis.Web.Calls;

/// <summary>What one of the two notes about a call, for oneself alone.</summary>
public sealed class CallNote
{
    public const int LongestText = 4000;

    public required string CallId { get; set; }

    public Guid AccountId { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class CallNoteConfiguration : IEntityTypeConfiguration<CallNote>
{
    public void Configure(EntityTypeBuilder<CallNote> builder)
    {
        builder.ToTable("CallNotes");
        builder.HasKey(n => new { n.CallId, n.AccountId });
        builder.Property(n => n.CallId).HasMaxLength(32);
        builder.Property(n => n.Text).HasMaxLength(CallNote.LongestText);
        builder.HasIndex(n => n.AccountId);
        builder.HasOne<CallRecord>().WithMany().HasForeignKey(n => n.CallId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
