using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Accounts.GoogleSignIn;

/// <summary>Where Google keeps the photo of somebody who signed in with it. Nothing is fetched from there unless they ask.</summary>
public sealed class GooglePicture
{
    public Guid AccountId { get; set; }

    public required string Address { get; set; }

    public DateTimeOffset ToldAt { get; set; }
}

internal sealed class GooglePictureConfiguration : IEntityTypeConfiguration<GooglePicture>
{
    public void Configure(EntityTypeBuilder<GooglePicture> builder)
    {
        builder.ToTable("GooglePictures");
        builder.HasKey(p => p.AccountId);
        builder.Property(p => p.AccountId).ValueGeneratedNever();
        builder.Property(p => p.Address).HasMaxLength(GooglePictureAddress.Longest);
        builder.HasOne<Account>().WithOne().HasForeignKey<GooglePicture>(p => p.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal static class GooglePicturePersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<GooglePicture>
            .Deleted("googlePicture", (db, person) => db.Set<GooglePicture>().Where(p => p.AccountId == person.Id))
            .Exports(nameof(GooglePicture.Address), nameof(GooglePicture.ToldAt))
            .Withholds(nameof(GooglePicture.AccountId)),
    ];
}
