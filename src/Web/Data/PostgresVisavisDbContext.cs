using Microsoft.EntityFrameworkCore;

namespace Visavis.Web.Data;

public sealed class PostgresVisavisDbContext(DbContextOptions<PostgresVisavisDbContext> options) : VisavisDbContext(options);
