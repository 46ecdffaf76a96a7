using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Telephone;

/// <summary>The number and code with which one client uses the line: of an account, or of a client file without one.</summary>
public sealed class LineAccess
{
    public const int NumberLength = 8;
    public const int CodeLength = 6;

    public Guid Id { get; set; }

    public Guid? AccountId { get; set; }

    public Guid? FileId { get; set; }

    /// <summary>Eight digits, for life.</summary>
    public required string Number { get; set; }

    public string? CodeHash { get; set; }

    public DateTimeOffset? CodeSetAt { get; set; }

    /// <summary>Wrong codes in a row; each is counted before it is checked.</summary>
    public int Failures { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>Somebody wants to be called back.</summary>
public sealed class CallbackRequest
{
    public Guid Id { get; set; }

    public Guid? AccountId { get; set; }

    public Guid? FileId { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public Guid? DoneById { get; set; }
}

/// <summary>One call in progress or over. What was answered to each step is kept, so that a repeated request has no second effect.</summary>
public sealed class VoiceCall
{
    /// <summary>The provider's id of the call.</summary>
    public required string CallSid { get; set; }

    public Guid? AccountId { get; set; }

    public Guid? FileId { get; set; }

    /// <summary>The call of ours that it is; null when the client called.</summary>
    public Guid? OutgoingId { get; set; }

    public required string Language { get; set; }

    /// <summary>Of the answer that the caller hears now; the next request brings it back.</summary>
    public int Step { get; set; }

    public VoiceNode Node { get; set; }

    /// <summary>The client number typed before the code.</summary>
    public string Typed { get; set; } = "";

    /// <summary>Which service or appointment is being told.</summary>
    public Guid? ItemId { get; set; }

    /// <summary>Wrong keys or codes in a row in this call.</summary>
    public int Slips { get; set; }

    /// <summary>Somebody works on the next step; after this instant a repeated request may take over.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>The last answer; protected, because it may tell of appointments.</summary>
    public string ProtectedReply { get; set; } = "";

    public DateTimeOffset StartedAt { get; set; }
}

/// <summary>Where in the dialogue a call is.</summary>
public enum VoiceNode
{
    Number = 0,
    Code = 1,
    Menu = 2,
    Service = 3,
    Appointment = 4,
    CancelAppointment = 5,

    /// <summary>A call of ours, before any key.</summary>
    Outgoing = 6,
    OutgoingDetails = 7,
    Over = 8,

    /// <summary><see cref="Number"/> and <see cref="Code"/> of who chose the language by key: their own does not change it again.</summary>
    NumberAsChosen = 9,
    CodeAsChosen = 10,
}

internal sealed class LineConfiguration
    : IEntityTypeConfiguration<LineAccess>,
        IEntityTypeConfiguration<CallbackRequest>,
        IEntityTypeConfiguration<VoiceCall>
{
    private const int LongestSid = 64;

    public void Configure(EntityTypeBuilder<LineAccess> builder)
    {
        builder.ToTable("LineAccesses");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Number).HasMaxLength(LineAccess.NumberLength);
        builder.Property(a => a.CodeHash).HasMaxLength(200);
        builder.HasIndex(a => a.Number).IsUnique();
        builder.HasIndex(a => a.AccountId).IsUnique();
        builder.HasIndex(a => a.FileId).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ClientFile>().WithMany().HasForeignKey(a => a.FileId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CallbackRequest> builder)
    {
        builder.ToTable("CallbackRequests");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.AccountId);
        builder.HasIndex(r => r.FileId);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ClientFile>().WithMany().HasForeignKey(r => r.FileId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<VoiceCall> builder)
    {
        builder.ToTable("VoiceCalls");
        builder.HasKey(c => c.CallSid);
        builder.Property(c => c.CallSid).HasMaxLength(LongestSid);
        builder.Property(c => c.Language).HasMaxLength(2);
        builder.Property(c => c.Typed).HasMaxLength(LineAccess.NumberLength);
        builder.HasIndex(c => c.AccountId);
        builder.HasIndex(c => c.StartedAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ClientFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
