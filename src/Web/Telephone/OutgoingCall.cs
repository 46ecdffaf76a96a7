using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Telephone;

public enum OutgoingState
{
    /// <summary>Its time has yet to come.</summary>
    Waiting = 0,

    /// <summary>The provider rings.</summary>
    Ringing = 1,

    /// <summary>Somebody pressed the key and heard it.</summary>
    Told = 2,

    /// <summary>Nobody could be reached: a letter goes instead.</summary>
    ByLetter = 3,

    /// <summary>What it was about has changed.</summary>
    Dropped = 4,
}

/// <summary>Something to be told by a call of ours.</summary>
public sealed class OutgoingCall
{
    public Guid Id { get; set; }

    /// <summary>To an account, or else to the client of <see cref="FileId"/>.</summary>
    public Guid? AccountId { get; set; }

    public Guid? FileId { get; set; }

    public required string Kind { get; set; }

    public required string SubjectKey { get; set; }

    /// <summary>The appointment whose hours it tells; the call takes the answer.</summary>
    public Guid? BookingId { get; set; }

    /// <summary>The words of the mail it stands for; protected, gone once told.</summary>
    public string? ProtectedContent { get; set; }

    public required string Language { get; set; }

    public OutgoingState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAt { get; set; }

    public string? CallSid { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class OutgoingCallConfiguration : IEntityTypeConfiguration<OutgoingCall>
{
    public void Configure(EntityTypeBuilder<OutgoingCall> builder)
    {
        builder.ToTable("OutgoingCalls");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Kind).HasMaxLength(40);
        builder.Property(c => c.SubjectKey).HasMaxLength(80);
        builder.Property(c => c.Language).HasMaxLength(2);
        builder.Property(c => c.CallSid).HasMaxLength(64);
        builder.HasIndex(c => new { c.State, c.NextAt });
        builder.HasIndex(c => c.SubjectKey);
        builder.HasIndex(c => c.AccountId);
        builder.HasIndex(c => c.FileId);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ClientFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
