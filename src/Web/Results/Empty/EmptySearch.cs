using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Visavis.Web.Results.Empty;

/// <summary>How often words were searched on one day and nobody was found: what the directory lacks. Who searched is not known.</summary>
public sealed class EmptySearch
{
    public const int LongestWords = 60;

    public DateOnly Day { get; set; }

    /// <summary>In small letters without accents; empty counts those beyond the number of different words that are kept.</summary>
    public required string Words { get; set; }

    public int Count { get; set; }
}

internal sealed class EmptySearchConfiguration : IEntityTypeConfiguration<EmptySearch>
{
    public void Configure(EntityTypeBuilder<EmptySearch> builder)
    {
        builder.ToTable("EmptySearches");
        builder.HasKey(s => new { s.Day, s.Words });
        builder.Property(s => s.Words).HasMaxLength(EmptySearch.LongestWords);
    }
}

internal static class EmptySearchPersonalTables
{
    public static IReadOnlyList<Type> NotPersonal { get; } = [typeof(EmptySearch)];
}
