using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Calls;

namespace Visavis.Web.Bookings.CallOffers;

/// <summary>An appointment that a professional proposes in a call. Accepted, it becomes the booking with its id.</summary>
public sealed class CallOffer
{
    /// <summary>Its time is kept so long for the other side's answer.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    public Guid Id { get; set; }

    public required string CallId { get; set; }

    public Guid ProfessionalId { get; set; }

    public Guid ClientId { get; set; }

    public Guid ServiceOfferId { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public int DurationMinutes { get; set; }

    /// <summary>Of the whole appointment in euro cents; 0 is free.</summary>
    public int PriceCents { get; set; }

    public CallOfferState State { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}

public enum CallOfferState
{
    Open = 0,
    Accepted = 1,
    Refused = 2,
    Withdrawn = 3,
}

internal sealed class CallOfferConfiguration : IEntityTypeConfiguration<CallOffer>
{
    public void Configure(EntityTypeBuilder<CallOffer> builder)
    {
        builder.ToTable("CallOffers");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.CallId).HasMaxLength(CallsOfTwo.IdLength);
        builder.HasIndex(o => o.CallId);
        builder.HasIndex(o => o.ProfessionalId);
        builder.HasIndex(o => o.ClientId);
        builder.HasOne<Account>().WithMany().HasForeignKey(o => o.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(o => o.ClientId).OnDelete(DeleteBehavior.Cascade);
    }
}
