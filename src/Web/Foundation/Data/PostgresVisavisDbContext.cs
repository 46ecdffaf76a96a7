using Microsoft.EntityFrameworkCore;

namespace Visavis.Web.Foundation.Data;

public sealed class PostgresVisavisDbContext(DbContextOptions<PostgresVisavisDbContext> options) : VisavisDbContext(options);
