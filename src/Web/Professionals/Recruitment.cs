using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Visavis.Web.Professionals;

/// <summary>An organisation says that it recruits, and which trades it seeks.</summary>
public sealed class Recruitment
{
    public const int MostTrades = 10;
    public const int LongestTrade = 160;

    public Guid ProfessionalId { get; set; }

    /// <summary>As they were written; may be empty, then any application is welcome.</summary>
    public IList<string> Trades { get; set; } = [];

    /// <summary>Codes of the nomenclature for those that are in it.</summary>
    public IList<int> TradeCodes { get; set; } = [];

    public DateTimeOffset Since { get; set; }
}

internal sealed class RecruitmentConfiguration : IEntityTypeConfiguration<Recruitment>
{
    public void Configure(EntityTypeBuilder<Recruitment> builder)
    {
        builder.ToTable("Recruitments");
        builder.HasKey(r => r.ProfessionalId);
        builder.Property(r => r.ProfessionalId).ValueGeneratedNever();
        builder
            .HasOne<Professional>()
            .WithOne(p => p.Recruitment)
            .HasForeignKey<Recruitment>(r => r.ProfessionalId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
