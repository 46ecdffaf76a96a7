using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Channels;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Telephone.Help;

public enum HelpedWith
{
    Confirmed = 0,
    Contested = 1,
    Cancelled = 2,
    CalledBack = 3,
    CodeLetter = 4,
    VouchersOrdered = 5,
    VouchersReserved = 6,
    VouchersRefunded = 7,

    /// <summary>Of an appointment, by a call the day before.</summary>
    Reminded = 8,

    /// <summary>The client said on the telephone that the substitute may come for once.</summary>
    CoverAgreed = 9,

    /// <summary>The client said on the telephone that the appointment is put off.</summary>
    CoverPostponed = 10,
}

/// <summary>What somebody of an organisation did for a client: who, what, when. It stays as long as the client's file.</summary>
public sealed class HelperAct
{
    public Guid Id { get; set; }

    public Guid FileId { get; set; }

    public Guid HelperId { get; set; }

    public HelpedWith Act { get; set; }

    public Guid? BookingId { get; set; }

    /// <summary>The start that the client was reminded of: moved, the appointment is to be told anew.</summary>
    public DateTimeOffset? RemindedStart { get; set; }

    /// <summary>Of the relative who asked for it; null when the client did.</summary>
    public Guid? MandateId { get; set; }

    public DateTimeOffset At { get; set; }

    public static HelperAct Of(Guid fileId, HelpAsked asked, DateTimeOffset now, DateTimeOffset? remindedStart = null) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            FileId = fileId,
            HelperId = asked.HelperId,
            Act = asked.Act,
            BookingId = asked.BookingId,
            RemindedStart = remindedStart,
            MandateId = asked.MandateId,
            At = now,
        };
}

internal sealed class HelperActConfiguration : IEntityTypeConfiguration<HelperAct>
{
    public void Configure(EntityTypeBuilder<HelperAct> builder)
    {
        builder.ToTable("HelperActs");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.FileId, a.At });
        builder.HasIndex(a => a.BookingId);
        builder.HasOne<ClientFile>().WithMany().HasForeignKey(a => a.FileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Mandate>().WithMany().HasForeignKey(a => a.MandateId).OnDelete(DeleteBehavior.SetNull);
    }
}
