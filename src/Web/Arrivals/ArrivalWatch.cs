using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Professionals;

namespace Visavis.Web.Arrivals;

/// <summary>Somebody wants to be told, once, when a professional comes online.</summary>
public sealed class ArrivalWatch
{
    public Guid AccountId { get; set; }

    public Guid ProfessionalId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class ArrivalWatchConfiguration : IEntityTypeConfiguration<ArrivalWatch>
{
    public void Configure(EntityTypeBuilder<ArrivalWatch> builder)
    {
        builder.ToTable("ArrivalWatches");
        builder.HasKey(w => new { w.AccountId, w.ProfessionalId });
        builder.HasIndex(w => w.ProfessionalId);
        builder.HasOne<Account>().WithMany().HasForeignKey(w => w.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Professional>().WithMany().HasForeignKey(w => w.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal static class ArrivalsPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<ArrivalWatch>
            .Deleted("arrivalWatches", (db, person) => db.Set<ArrivalWatch>().Where(w => w.AccountId == person.Id))
            .Exports(nameof(ArrivalWatch.ProfessionalId), nameof(ArrivalWatch.CreatedAt))
            .Withholds(nameof(ArrivalWatch.AccountId)),
    ];
}
