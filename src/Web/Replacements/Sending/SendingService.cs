using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Contacts;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Replacements.Sending;

/// <summary>An organisation that sends substitutes to its clients, and how it does.</summary>
public sealed class SendingService
{
    public const int LongestText = 600;

    public Guid OrganisationId { get; set; }

    /// <summary>How long a substitute has to answer, in minutes.</summary>
    public int AnswerMinutes { get; set; } = 60;

    /// <summary>Alert the planner when a day is not filled this many hours before it begins.</summary>
    public int LeadHours { get; set; } = 24;

    /// <summary>Nobody is asked for what would take them over this many minutes in a week.</summary>
    public int WeekMinutes { get; set; } = 35 * 60;

    /// <summary>Between two days of work.</summary>
    public int RestMinutes { get; set; } = 11 * 60;

    /// <summary>Cancelling a filled replacement less than this many hours before it begins is late.</summary>
    public int LateHours { get; set; } = 48;

    /// <summary>What late means for the client, in the service's words.</summary>
    public string? LateRule { get; set; }

    /// <summary>Months during which a client may not hire a substitute directly; 0 without such a clause.</summary>
    public int NoHireMonths { get; set; }

    /// <summary>IANA name of the zone in which its times are meant.</summary>
    public string TimeZone { get; set; } = "Europe/Paris";

    public DateTimeOffset CreatedAt { get; set; }
}

public enum ListKind
{
    Function,
    AgeGroup,
    Task,
}

/// <summary>An entry of one of the service's own lists.</summary>
public sealed class ListEntry
{
    public const int LongestName = 80;
    public const int Most = 60;

    public Guid Id { get; set; }

    public Guid OrganisationId { get; set; }

    public ListKind Kind { get; set; }

    public required string Name { get; set; }

    public int Position { get; set; }

    /// <summary>No longer offered; what was asked with it keeps its name.</summary>
    public bool IsRetired { get; set; }
}

/// <summary>A site (installation) of a client, where substitutes are sent.</summary>
public sealed class ClientSite
{
    public const int LongestName = 80;

    public Guid Id { get; set; }

    public Guid FileId { get; set; }

    public required string Name { get; set; }

    public string AddressLine { get; set; } = "";

    public string? PostalCode { get; set; }

    public string City { get; set; } = "";

    public string? Access { get; set; }

    public string Address => string.Join(", ", new[] { AddressLine, $"{PostalCode} {City}".Trim() }.Where(part => part.Length > 0));
}

/// <summary>What the service knows of somebody it sends.</summary>
public sealed class Substitute
{
    public const int LongestNote = 600;

    public Guid Id { get; set; }

    public Guid OrganisationId { get; set; }

    public Guid AccountId { get; set; }

    public IList<Guid> FunctionIds { get; set; } = [];

    public IList<Guid> AgeGroupIds { get; set; } = [];

    /// <summary>The proof of the qualification as the planner saw it; null for who is not qualified.</summary>
    public string? QualificationProof { get; set; }

    public IList<Guid> PreferredSiteIds { get; set; } = [];

    public IList<Guid> RefusedSiteIds { get; set; } = [];

    /// <summary>An own cap, under the service's.</summary>
    public int? WeekMinutes { get; set; }

    public string? Note { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public bool IsQualified => QualificationProof is not null;
}

internal sealed class SendingConfiguration
    : IEntityTypeConfiguration<SendingService>,
        IEntityTypeConfiguration<ListEntry>,
        IEntityTypeConfiguration<ClientSite>,
        IEntityTypeConfiguration<Substitute>
{
    public void Configure(EntityTypeBuilder<SendingService> builder)
    {
        builder.ToTable("SendingServices");
        builder.HasKey(s => s.OrganisationId);
        builder.Property(s => s.OrganisationId).ValueGeneratedNever();
        builder.Property(s => s.LateRule).HasMaxLength(SendingService.LongestText);
        builder.Property(s => s.TimeZone).HasMaxLength(60);
        builder.HasOne<Organisation>().WithOne().HasForeignKey<SendingService>(s => s.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ListEntry> builder)
    {
        builder.ToTable("ServiceLists");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Name).HasMaxLength(ListEntry.LongestName);
        builder.HasIndex(e => new { e.OrganisationId, e.Kind });
        builder.HasOne<SendingService>().WithMany().HasForeignKey(e => e.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ClientSite> builder)
    {
        builder.ToTable("ClientSites");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(ClientSite.LongestName);
        builder.Property(s => s.AddressLine).HasMaxLength(StreetAddress.LongestLine);
        builder.Property(s => s.PostalCode).HasMaxLength(StreetAddress.LongestPostalCode);
        builder.Property(s => s.City).HasMaxLength(StreetAddress.LongestCity);
        builder.Property(s => s.Access).HasMaxLength(Place.LongestAccess);
        builder.HasOne<ClientFile>().WithMany().HasForeignKey(s => s.FileId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Substitute> builder)
    {
        builder.ToTable("Substitutes");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.QualificationProof).HasMaxLength(Substitute.LongestNote);
        builder.Property(s => s.Note).HasMaxLength(Substitute.LongestNote);
        builder.HasIndex(s => new { s.OrganisationId, s.AccountId }).IsUnique();
        builder.HasIndex(s => s.AccountId);
        builder.HasOne<SendingService>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
