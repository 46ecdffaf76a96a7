using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Professionals;

namespace Visavis.Web.Availability;

internal sealed class AvailabilityConfiguration : IEntityTypeConfiguration<WorkingHours>
{
    public void Configure(EntityTypeBuilder<WorkingHours> builder)
    {
        builder.ToTable("WorkingHours");
        builder.HasKey(h => new
        {
            h.ProfessionalId,
            h.Weekday,
            h.StartMinute,
        });
        builder.HasOne<Professional>().WithMany().HasForeignKey(h => h.ProfessionalId).OnDelete(DeleteBehavior.Cascade);
    }
}
