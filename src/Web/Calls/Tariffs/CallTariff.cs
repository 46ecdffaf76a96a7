using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Professionals;

namespace Visavis.Web.Calls.Tariffs;

/// <summary>What a professional asks for a live call; no row is free.</summary>
public sealed class CallTariff
{
    public Guid ProfessionalId { get; set; }

    public int Cents { get; set; }

    public CallUnit Unit { get; set; }

    public int? CapCents { get; set; }

    public CallPrice Price => new(Cents, Unit, CapCents);
}

/// <summary>Somebody read the price before ringing and agreed to it.</summary>
public sealed class CallAgreement
{
    public Guid CallerId { get; set; }

    public Guid ProfessionalId { get; set; }

    public int Cents { get; set; }

    public CallUnit Unit { get; set; }

    public int? CapCents { get; set; }

    public DateTimeOffset AgreedAt { get; set; }

    public CallPrice Price => new(Cents, Unit, CapCents);
}

/// <summary>What one call costs: the price is that of its agreement, the amount is known once it is over.</summary>
public sealed class CallCharge
{
    public required string CallId { get; set; }

    public Guid CallerId { get; set; }

    public Guid ProfessionalId { get; set; }

    public int Cents { get; set; }

    public CallUnit Unit { get; set; }

    public int? CapCents { get; set; }

    public DateTimeOffset AgreedAt { get; set; }

    /// <summary>Null while the call lasts; 0 when it never connected.</summary>
    public int? AmountCents { get; set; }

    public CallPrice Price => new(Cents, Unit, CapCents);
}

internal sealed class CallTariffConfiguration
    : IEntityTypeConfiguration<CallTariff>,
        IEntityTypeConfiguration<CallAgreement>,
        IEntityTypeConfiguration<CallCharge>
{
    public void Configure(EntityTypeBuilder<CallTariff> builder)
    {
        builder.ToTable("CallTariffs");
        builder.HasKey(t => t.ProfessionalId);
        builder.Property(t => t.ProfessionalId).ValueGeneratedNever();
        builder.Ignore(t => t.Price);
        builder.HasOne<Professional>().WithMany().HasForeignKey(t => t.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CallAgreement> builder)
    {
        builder.ToTable("CallAgreements");
        builder.HasKey(a => new { a.CallerId, a.ProfessionalId });
        builder.Ignore(a => a.Price);
        builder.HasIndex(a => a.ProfessionalId);
        builder.HasOne<Account>().WithMany().HasForeignKey(a => a.CallerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Professional>().WithMany().HasForeignKey(a => a.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CallCharge> builder)
    {
        builder.ToTable("CallCharges");
        builder.HasKey(c => c.CallId);
        builder.Property(c => c.CallId).HasMaxLength(32);
        builder.Ignore(c => c.Price);
        builder.HasIndex(c => c.CallerId);
        builder.HasIndex(c => c.ProfessionalId);
        builder.HasOne<CallRecord>().WithMany().HasForeignKey(c => c.CallId).OnDelete(DeleteBehavior.Cascade);
    }
}
