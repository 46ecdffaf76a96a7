using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Organisations;

namespace Visavis.Web.Agreements;

/// <summary>The way of a client with an organisation, from the first contact to the first service.</summary>
public sealed class ClientCase
{
    public const int LongestNeeds = 2000;

    /// <summary>Open cases of one person with one organisation.</summary>
    public const int MostOpen = 3;

    public Guid Id { get; set; }

    public Guid OrganisationId { get; set; }

    public Guid ClientId { get; set; }

    public required string Needs { get; set; }

    public bool IsUrgent { get; set; }

    /// <summary>The free visit at home rather than by video.</summary>
    public bool WantsHomeVisit { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public IList<AgreementVersion> Versions { get; } = new List<AgreementVersion>();
}

/// <summary>One version of the agreement; only the latest can be accepted, and only as it was read.</summary>
public sealed class AgreementVersion
{
    public const int LongestText = 6000;

    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public int Number { get; set; }

    public required string Text { get; set; }

    /// <summary>SHA-256 over everything agreed, in hexadecimal.</summary>
    public required string TextHash { get; set; }

    /// <summary>Who would come.</summary>
    public IList<Guid> ProfessionalIds { get; set; } = [];

    public DateOnly StartsOn { get; set; }

    /// <summary>Until then the client hires none of them directly; null without such a clause.</summary>
    public DateOnly? NoHireUntil { get; set; }

    public Guid CreatedById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? OrganisationAcceptedAt { get; set; }

    public Guid? OrganisationAcceptedById { get; set; }

    public DateTimeOffset? ClientAcceptedAt { get; set; }

    /// <summary>Since when it binds both.</summary>
    public DateTimeOffset? AgreedAt =>
        (OrganisationAcceptedAt, ClientAcceptedAt) is ({ } one, { } other) ? (one > other ? one : other) : null;
}

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<ClientCase>, IEntityTypeConfiguration<AgreementVersion>
{
    public void Configure(EntityTypeBuilder<ClientCase> builder)
    {
        builder.ToTable("ClientCases");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Needs).HasMaxLength(ClientCase.LongestNeeds);
        builder.HasIndex(c => new { c.OrganisationId, c.ClosedAt });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.ClientId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.Versions).WithOne().HasForeignKey(v => v.CaseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AgreementVersion> builder)
    {
        builder.ToTable("Agreements");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Text).HasMaxLength(AgreementVersion.LongestText);
        builder.Property(v => v.TextHash).HasMaxLength(64);
        builder.Ignore(v => v.AgreedAt);
        builder.HasIndex(v => new { v.CaseId, v.Number }).IsUnique();
    }
}
