using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Results.Pages;

namespace Visavis.Web.Wishes;

/// <summary>A search that found nobody, left open: its member is told, once, when somebody answers it.</summary>
public sealed class Wish
{
    public const int LongestWords = ResultsAddress.MaxLength;

    /// <summary>The search that it repeats, as an address of the site.</summary>
    public string Address => new ResultsAddress { What = What, Where = Where }.ToString();

    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    /// <summary>As it was typed in the first box.</summary>
    public required string What { get; set; }

    /// <summary>As it was typed in the second box; empty is everywhere.</summary>
    public required string Where { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class WishConfiguration : IEntityTypeConfiguration<Wish>
{
    public void Configure(EntityTypeBuilder<Wish> builder)
    {
        builder.ToTable("Wishes");
        builder.Ignore(w => w.Address);
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.What).HasMaxLength(Wish.LongestWords);
        builder.Property(w => w.Where).HasMaxLength(Wish.LongestWords);
        builder
            .HasIndex(w => new
            {
                w.AccountId,
                w.What,
                w.Where,
            })
            .IsUnique();
        builder.HasIndex(w => w.CreatedAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(w => w.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal static class WishPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<Wish>
            .Deleted("wishes", (db, person) => db.Set<Wish>().Where(w => w.AccountId == person.Id))
            .Exports(nameof(Wish.What), nameof(Wish.Where), nameof(Wish.CreatedAt))
            .Withholds(nameof(Wish.Id), nameof(Wish.AccountId)),
    ];
}
